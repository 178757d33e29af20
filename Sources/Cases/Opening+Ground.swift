import Dates

extension Opening {
  /// Why its ground does not allow this case to be opened as it is; nil where nothing speaks against it.
  public func refusal(under ground: Ground) -> OpeningRefusal? {
    if ground.dates == .required, absence == nil { return .noDates(ground.code) }
    if let most = ground.modulesAtMost, modules > most { return .moreThanGround(modules, most: most) }
    return nil
  }
}

extension CaseFile {
  /// Why its ground does not allow `act`; nil where nothing speaks against it.
  func refusal(of act: Act, under ground: Ground) -> MoveRefusal? {
    switch act {
    case .approve(let modules), .propose(.approve, let modules?, _), .sign(.approve, let modules, _):
      return refusal(ofGranting: modules, under: ground)
    case .propose(.approve, nil, _): return refusal(ofGranting: opening.modules, under: ground)
    case .move(_, _, let modules):
      return ground.modulesAtMost.flatMap { modules > $0 ? .moreThanGround(modules, most: $0) : nil }
    default: return nil
    }
  }

  private func refusal(ofGranting modules: Int, under ground: Ground) -> MoveRefusal? {
    if ground.dates == .required, absence == nil { return .noDates }
    return ground.modulesAtMost.flatMap { modules > $0 ? .moreThanGround(modules, most: $0) : nil }
  }
}
