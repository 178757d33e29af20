/// Names that nobody bears.
enum MadeUpNames {
  static let first = [
    "Abricotine", "Baldaquin", "Câprelle", "Dandinette", "Églantide", "Farandole", "Giboulée", "Hirondine",
    "Isidorelle",
    "Jujubier", "Kaolin", "Lapilli", "Mirliflore", "Népenthès", "Obsidienne", "Pimprenot", "Quinquet", "Ritournelle",
    "Sarbacane", "Turlupin", "Ursuline-Marie", "Vertugadin", "Wapitine", "Xylophane", "Ylangor", "Zéphyrine",
  ]
  static let last = [
    "BOUTONDOR", "CHANTEGRENOUILLE", "DOUZEPOMMES", "ÉTEIGNOIR", "FOURCHEBOIS", "GRATTELUNE", "HUILEDOLIVE",
    "JOLICARTON",
    "LACHAUSSETTE", "MALAPARAPLUIE", "NEIGEDAVRIL", "OISEAUTONNERRE", "PASDEPORTE", "QUATREVENTS", "RIZAULAIT",
    "SANSBOUSSOLE", "TIREBOUCHON", "URNEVIDE", "VASISTAS", "ZIGOMATIQUE",
  ]
  static let places = [
    "Brumeval", "Castelpaille", "Dormelette", "Épinchat", "Fontsèche", "Grandebuche", "Houlemont", "Jasebrac",
    "Loupiac-les-Ondes",
    "Montpépin", "Nullepart", "Ombrevaux", "Pluvioise", "Quenouilly", "Roquefleur", "Soupirac", "Trifouilly",
    "Ventrebise",
  ]
  static let publicBodies = ["Mairie de", "Communauté de communes de", "CCAS de", "Médiathèque de"]
  static let privateBodies = [
    "Association Le Clic de", "Foyer rural de", "Régie de quartier de", "Maison des écrans de",
  ]
}
