/// What an acknowledgement must name and the settings do not say (CRPA R112-5): without it no time limit binds its reader (L112-6).
enum OfficeLack: String, CaseIterable {
  case contact = "office-contact"
  case phone = "office-phone"

  var said: Said {
    switch self {
    case .contact:
      Said(
        "office.contact n’est pas réglé : les accusés de réception n’ont pas d’adresse postale, et les délais de recours "
          + "ne sont pas opposables (CRPA R112-5, L112-6)",
        "office.contact is not set: acknowledgements have no postal address, and time limits for appeals do not bind "
          + "(CRPA R112-5, L112-6)")
    case .phone:
      Said(
        "office.phone n’est pas réglé : les accusés de réception n’ont pas de téléphone, et les délais de recours "
          + "ne sont pas opposables (CRPA R112-5, L112-6)",
        "office.phone is not set: acknowledgements have no telephone, and time limits for appeals do not bind "
          + "(CRPA R112-5, L112-6)")
    }
  }

  var remedy: Said {
    switch self {
    case .contact:
      Said(
        "mettez l’adresse postale du service dans office.contact",
        "put the service's postal address into office.contact")
    case .phone:
      Said("mettez le téléphone du service dans office.phone", "put the service's telephone into office.phone")
    }
  }
}

extension Settings {
  /// What letters will lack. Nothing as long as nobody has said who they come from, as none leaves then.
  var officeLacks: [OfficeLack] {
    if mail.from == nil { return [] }
    return OfficeLack.allCases.filter { lack in
      switch lack {
      case .contact: office.contact == nil
      case .phone: office.phone == nil
      }
    }
  }
}
