import Cases

extension GroundCatalogue.Flaw {
  func complaint(in file: String) -> Complaint {
    let said =
      switch self {
      case .unreadable(let line):
        Said("ligne \(line) : ce n’est pas du YAML lisible", "line \(line): this is not readable YAML")
      case .notAList: Said("il faut une liste « grounds »", "a list \"grounds\" is needed")
      case .missing(let key, let line):
        Said("ligne \(line) : il manque « \(key) »", "line \(line): \"\(key)\" is missing")
      case .unknown(let key, let line):
        Said("ligne \(line) : clé inconnue « \(key) »", "line \(line): unknown key \"\(key)\"")
      case .wrongDecision(let line):
        Said("ligne \(line) : « decision » vaut one ou two", "line \(line): \"decision\" is one or two")
      case .wrongSignatures(let line):
        Said("ligne \(line) : « signatures » vaut 1 ou 2", "line \(line): \"signatures\" is 1 or 2")
      case .wrongFiles(let line):
        Said("ligne \(line) : « files » vaut yes ou no", "line \(line): \"files\" is yes or no")
      case .wrongDates(let line):
        Said(
          "ligne \(line) : « dates » vaut no, expected ou required",
          "line \(line): \"dates\" is no, expected or required")
      case .wrongModules(let line):
        Said("ligne \(line) : « modules » va de 1 à 99", "line \(line): \"modules\" lies between 1 and 99")
      case .wrongHealth(let line):
        Said("ligne \(line) : « health » vaut yes ou no", "line \(line): \"health\" is yes or no")
      case .wrongEvidence(let line):
        Said(
          "ligne \(line) : « evidence » a deux textes, fr et en", "line \(line): \"evidence\" has two texts, fr and en")
      case .notChecks(let line):
        Said("ligne \(line) : « checks » est une liste", "line \(line): \"checks\" is a list")
      case .wrongCheck(let name, let line):
        Said(
          "ligne \(line) : contrôle « \(name) » inconnu ou mal réglé (absence-covers: 1 à 100, started-within: 1 à 366, contract-ended, module-followed)",
          "line \(line): check \"\(name)\" unknown or badly set (absence-covers: 1 to 100, started-within: 1 to 366, contract-ended, module-followed)"
        )
      case .repeated(let code, let line):
        Said(
          "ligne \(line) : le motif « \(code) » figure deux fois", "line \(line): the ground \"\(code)\" stands twice")
      }
    return Complaint(.data, "\(file) : \(said.fr)", "\(file): \(said.en)")
  }
}
