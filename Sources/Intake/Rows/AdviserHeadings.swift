/// The columns of the simple advisers file.
enum AdviserHeading: String, ColumnHeading {
  case id
  case lastName = "last_name"
  case firstName = "first_name"
  case email
  case personalEmail = "personal_email"
  case structure = "structure_id"
  case start = "employment_start"
  case end = "employment_end"
  case entry = "initial_training_entry"
  case exempt
  case exemptedOn = "exempted_on"
}

/// The columns of the programme's list of employed advisers that matter here.
enum EmployedHeading: String, ColumnHeading {
  case id = "ID conseiller"
  case lastName = "nom"
  case firstName = "prenom"
  case email = "email professionnel"
  case personalEmail = "email"
  case start = "Date de début de contrat"
  case end = "Date de fin de contrat"
  case entry = "Date d’entrée en formation"
  case structure = "ID Structure"
  case siret = "SIRET structure"
  case structureName = "Dénomination"
  case kind = "Type"
  /// The adviser's own, not kept: named so that it is never taken for ``postcode``.
  case adviserPostcode = "Code Postal"
  case postcode = "Code postal"
  case communeCode = "Code commune"
  case department = "Code département"
  case contactFirstName = "Prénom contact SA"
  case contactLastName = "Nom contact SA"
  case contactEmail = "Email contact SA"
}

/// The columns of the list of training dates that matter here.
enum TrainingHeading: String, ColumnHeading {
  case id = "Id conseiller"
  case entry = "Date de début formation"
}
