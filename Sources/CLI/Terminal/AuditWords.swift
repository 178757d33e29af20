import Cases
import Desk

/// What the audit's verbs mean to a person.
enum AuditWords {
  /// The words for `verb`; the verb itself where a later program wrote it.
  static func of(_ verb: String) -> Said {
    if let verb = DeskVerb(rawValue: verb) { return verb.said }
    if verb.hasPrefix("case-"), let act = Verb(rawValue: String(verb.dropFirst(5))) { return act.said }
    switch verb {
    case "begin": return Said("début du journal", "the record begins")
    case "settings-change": return Said("réglages changés", "settings changed")
    default: return Said(verb, verb)
    }
  }
}

extension DeskVerb {
  fileprivate var said: Said {
    switch self {
    case .saveUser: Said("personne enregistrée", "person saved")
    case .nameSubstitute: Said("suppléance nommée", "substitute named")
    case .importStructures: Said("structures importées", "structures imported")
    case .importAdvisers: Said("conseillers importés", "advisers imported")
    case .importCompletions: Said("modules suivis importés", "completions imported")
    case .importExemptions: Said("dispenses importées", "exemptions imported")
    case .saveAdviser: Said("conseiller enregistré", "adviser saved")
    case .saveStructure: Said("structure enregistrée", "structure saved")
    case .addCompletion: Said("module suivi ajouté", "completion added")
    case .retractCompletion: Said("module suivi retiré", "completion retracted")
    case .setExemption: Said("dispense enregistrée", "exemption set")
    case .openEvidence: Said("pièce ouverte", "file opened")
    case .removeEvidence: Said("pièce effacée", "file destroyed")
    case .purgeEvidence: Said("pièces échues effacées", "due files destroyed")
    case .rewrapEvidence: Said("clé des pièces changée", "key of files changed")
    case .sendOverdue: Said("relances mises en attente", "reminders queued")
    case .freezeCampaign: Said("campagne figée", "campaign frozen")
    case .signCampaign: Said("campagne signée", "campaign signed")
    case .sendCampaign: Said("campagne mise en attente", "campaign queued")
    case .cancelCampaign: Said("campagne annulée", "campaign cancelled")
    case .keepDecision: Said("décision maintenue", "decision kept")
    case .adoptRuleBook: Said("livre de règles adopté", "rule book adopted")
    case .notePurge: Said("effacement annoncé", "erasure announced")
    case .purge: Said("données échues effacées", "due data erased")
    case .hold: Said("conservation demandée", "data held")
    case .releaseHold: Said("conservation levée", "hold released")
    case .anonymise: Said("personne effacée", "person taken out")
    case .exportPerson: Said("données d’une personne exportées", "a person's data exported")
    case .sendDigest: Said("points du jour mis en attente", "daily digests queued")
    case .sendNotices: Said("avis mis en attente", "notices queued")
    case .saveFilter: Said("filtre enregistré", "filter saved")
    case .removeFilter: Said("filtre supprimé", "filter removed")
    case .retryMail: Said("lettres rendues dues", "letters made due")
    case .remindByPost: Said("rappels écrits pour la poste", "reminders written for the post")
    case .printLetter: Said("lettre imprimée", "letter printed")
    case .postLetter: Said("lettre postée", "letter posted")
    case .notifyLetter: Said("jour de notification saisi", "day of notification entered")
    case .closeLetter: Said("lettre classée sans envoi", "letter closed without posting")
    case .takeBounce: Said("retour de lettre pris en compte", "returned letter taken in")
    case .markRefused: Said("adresse refusée par le serveur, mise en sourdine", "address refused by the server, muted")
    case .muteAddress: Said("adresse mise en sourdine", "address muted")
    case .clearAddress: Said("adresse rétablie", "address cleared")
    case .holdMail: Said("lettres retenues", "letters held")
    case .releaseMail: Said("lettres libérées", "letters released")
    case .cancelMail: Said("lettres annulées", "letters cancelled")
    case .tellOfStuckMail: Said("alarme de courrier bloqué", "alarm of stuck mail")
    case .exportMail: Said("liste des lettres exportée", "list of letters exported")
    case .dispatch: Said("lettres envoyées", "letters sent")
    case .backUp: Said("base copiée", "database copied")
    case .restore: Said("base rétablie d’une copie", "database restored from a copy")
    case .exportAudit: Said("journal exporté", "record exported")
    case .exportCases: Said("dossiers exportés", "cases exported")
    }
  }
}

extension Verb {
  fileprivate var said: Said {
    switch self {
    case .open: Said("dossier ouvert", "case opened")
    case .take: Said("dossier pris en charge", "case taken")
    case .give: Said("dossier confié", "case given")
    case .unassign: Said("dossier laissé libre", "case unassigned")
    case .note: Said("note au dossier", "note on a case")
    case .label: Said("étiquette posée", "label put on")
    case .unlabel: Said("étiquette ôtée", "label taken off")
    case .move: Said("dossier déplacé", "case moved")
    case .requestDocuments: Said("pièces demandées", "papers asked for")
    case .documentsSeen: Said("pièces vues", "papers seen")
    case .keepEvidence: Said("pièce gardée", "file kept")
    case .propose: Said("décision proposée", "decision proposed")
    case .sendBack: Said("proposition renvoyée", "proposal given back")
    case .sign: Said("décision signée", "decision signed")
    case .approve: Said("dossier accepté", "case approved")
    case .refuse: Said("dossier refusé", "case refused")
    case .withdraw: Said("dossier retiré", "case withdrawn")
    case .merge: Said("dossier joint à un autre", "case merged")
    case .absorb: Said("doublon repris", "duplicate taken in")
    case .link: Said("dossiers liés", "cases linked")
    case .unlink: Said("dossiers déliés", "cases unlinked")
    case .reopen: Said("dossier rouvert", "case reopened")
    }
  }
}
