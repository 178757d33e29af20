import Cases
import Desk
import Store

extension CampaignRefusal {
  var complaint: Complaint { Complaint(status, said) }

  private var status: ExitStatus {
    switch self {
    case .noSuchCampaign: .noSuchThing
    case .roleMayNotSign, .alreadySigned, .signedAtTerminal, .notSigned, .needsSigning: .notAllowed
    case .signedByAll, .state, .isOpen, .nothingToTell, .noReason, .ahead: .data
    case .wordsChanged, .previewOutdated: .tryAgain
    }
  }

  private var said: Said {
    switch self {
    case .noSuchCampaign(let name):
      Said(
        "il n’y a pas de campagne « \(name) » ; voyez « quitus campaign list »",
        "there is no campaign \"\(name)\"; see \"quitus campaign list\"")
    case .roleMayNotSign(let role):
      Said(
        "le rôle \(role.rawValue) ne permet que de lire : une autre personne doit signer la campagne",
        "the role \(role.rawValue) may only read: somebody else must sign the campaign")
    case .alreadySigned(let login):
      Said(
        "\(login) a déjà signé cette campagne : une autre personne doit la signer",
        "\(login) has signed this campaign already: somebody else must sign it")
    case .signedAtTerminal(let login):
      Said(
        "le même compte système a signé cette campagne sous l’identifiant \(login) : une autre personne doit la signer",
        "the same system account signed this campaign as \(login): somebody else must sign it")
    case .notSigned(let name, let missing):
      Said(
        "\(name) attend encore \(missing) signature(s) d’une autre personne : « quitus campaign sign \(name) --as IDENTIFIANT »",
        "\(name) still waits for \(missing) signature(s) by somebody else: \"quitus campaign sign \(name) --as LOGIN\"")
    case .needsSigning(let letters, let cap, let lately):
      Said(
        "\(letters) lettres\(lately > 0 ? " et \(lately) depuis 24 heures" : ""), plus que mail.campaign.cap (\(cap)) : figez-les par « quitus campaign freeze », faites signer une autre personne par « campaign sign », puis « campaign send »",
        "\(letters) letters\(lately > 0 ? " and \(lately) in the last 24 hours" : ""), more than mail.campaign.cap (\(cap)): freeze them with \"quitus campaign freeze\", have somebody else sign with \"campaign sign\", then \"campaign send\""
      )
    default: saidOfTheList
    }
  }

  private var saidOfTheList: Said {
    switch self {
    case .signedByAll(let name):
      Said(
        "\(name) a toutes ses signatures ; « quitus campaign send \(name) » l’envoie",
        "\(name) has all its signatures; \"quitus campaign send \(name)\" sends it")
    case .state(let name, let state):
      Said(
        "\(name) est à l’état \(state.rawValue) et ne le permet pas",
        "\(name) is \(state.rawValue) and does not allow it")
    case .isOpen(let name):
      Said(
        "la campagne \(name) est figée et n’est pas partie : envoyez-la ou annulez-la d’abord",
        "the campaign \(name) is frozen and has not been sent: send or cancel it first")
    case .nothingToTell:
      Said(
        "il n’y a rien à dire à personne ce jour-là ; voyez « quitus campaign plan »",
        "there is nothing to tell to anybody on that day; see \"quitus campaign plan\"")
    case .wordsChanged(let name):
      Said(
        "les mots des lettres ont changé depuis la signature de \(name) (modèles, réglages) : annulez-la, figez-la de nouveau",
        "the words of the letters have changed since \(name) was signed (templates, settings): cancel it, freeze it again"
      )
    case .previewOutdated(let stated, let found):
      Said(
        "la liste n’est plus celle que vous avez vue (\(stated), maintenant \(found)) ; relisez l’aperçu",
        "the list is no longer the one you saw (\(stated), now \(found)); read the preview again")
    case .ahead(let day, let today):
      Said(
        "le \(day) est encore à venir (nous sommes le \(today)) : rien ne part pour un jour futur ; « quitus campaign plan --as-of \(day) » le montre",
        "\(day) is still to come (today is \(today)): nothing is sent for a future day; \"quitus campaign plan --as-of \(day)\" shows it"
      )
    case .noReason: Said("« cancel » demande une raison (--reason)", "\"cancel\" needs a reason (--reason)")
    default: Said("", "")
    }
  }
}
