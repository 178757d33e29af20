import Envelope
import Mail

/// The letters' templates, the workspace's over the program's own.
enum LetterFiles {
  static func templates(_ carried: Carried) throws(Complaint) -> LetterTemplates {
    let files = try texts(carried)
    do throws(TemplateFlaw) {
      return try LetterTemplates(files: files)
    } catch {
      throw Complaint(.data, error.said)
    }
  }

  /// All texts below `Templates/`, by their paths from there.
  static func texts(_ carried: Carried) throws(Complaint) -> [String: String] {
    let place = "Templates"
    var files: [String: String] = [:]
    for (path, text) in try carried.texts(below: place) { files[String(path.dropFirst(place.count + 1))] = text }
    return files
  }
}

extension TemplateFlaw {
  /// What is wrong with a template, where, and what to do.
  var said: Said {
    switch self {
    case .missing(let path): Said("\(path) : ce modèle manque", "\(path): this template is missing")
    case .unused(let path):
      Said(
        "\(path) : aucune lettre n’utilise ce modèle ; corrigez son nom",
        "\(path): no letter uses this template; mend its name")
    case .malformed(let path, let line):
      Said("\(path), ligne \(line) : balise mal fermée", "\(path), line \(line): a tag is not closed")
    case .unknownTag(let tag, let path, let line):
      Said(
        "\(path), ligne \(line) : la lettre ne connaît pas « \(tag) »",
        "\(path), line \(line): the letter does not know \"\(tag)\"")
    case .misusedTag(let tag, let path, let line):
      Said(
        "\(path), ligne \(line) : « \(tag) » ne va pas dans cette balise",
        "\(path), line \(line): \"\(tag)\" does not fit this tag")
    case .unescaped(let tag, let path, let line):
      Said(
        "\(path), ligne \(line) : « \(tag) » doit être échappé ({{…}})",
        "\(path), line \(line): \"\(tag)\" must be escaped ({{…}})")
    case .unsupported(let tag, let path, let line):
      Said(
        "\(path), ligne \(line) : « \(tag) » n’est pas permis dans un modèle",
        "\(path), line \(line): \"\(tag)\" is not allowed in a template")
    case .unknownPartial(let name, let path, let line):
      Said(
        "\(path), ligne \(line) : le morceau « \(name) » n’existe pas",
        "\(path), line \(line): there is no partial \"\(name)\"")
    case .cyclic(let name, let path, let line):
      Said(
        "\(path), ligne \(line) : « \(name) » se contient lui-même",
        "\(path), line \(line): \"\(name)\" contains itself")
    case .leavesOut(let name, let path):
      Said(
        "\(path) : il y manque « \(name) », que la loi ou l’objet de la lettre demande",
        "\(path): it lacks \"\(name)\", which the law or the letter's purpose requires")
    case .unusedTag(let tag, let path):
      Said(
        "\(path) : « \(tag) », que la lettre connaît, n’y paraît jamais",
        "\(path): \"\(tag)\", which the letter knows, never shows in it")
    case .partsDiffer(let text, let html, let path):
      Said(
        "\(path) : le texte dit « \(text) » où le HTML dit « \(html) » ; les deux parties doivent dire la même chose",
        "\(path): the text says \"\(text)\" where the HTML says \"\(html)\"; both parts must say the same")
    case .lacksWords(let words, let source, let path):
      Said("\(path) : il y manque « \(words) » (\(source))", "\(path): it lacks \"\(words)\" (\(source))")
    }
  }
}
