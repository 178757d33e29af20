import Cases
import Dates
import Desk
import Store

/// The texts that agents pick with `--reply`, the workspace's over the program's own.
struct Replies {
  /// By code.
  let all: [Reply]

  init(_ carried: Carried) throws(Complaint) {
    let (place, ending) = ("Config/replies/", ".yaml")
    var replies: [Reply] = []
    for (path, text) in try carried.texts(below: "Config/replies").sorted(by: { $0.key < $1.key })
    where path.hasSuffix(ending) {
      let code = String(path.dropFirst(place.count).dropLast(ending.count))
      do throws(Reply.Flaw) {
        replies.append(try Reply(code: code, yaml: text))
      } catch {
        throw Complaint(.data, Said("\(path) : \(error.said.fr)", "\(path): \(error.said.en)"))
      }
    }
    all = replies
  }

  func reply(_ code: String) throws(Complaint) -> Reply {
    guard let reply = all.first(where: { $0.code == code }) else {
      throw Complaint(
        .noSuchThing, "il n’y a pas de réponse « \(code) » ; voyez « quitus replies list »",
        "there is no reply \"\(code)\"; see \"quitus replies list\"")
    }
    return reply
  }
}

extension LiveDesk {
  /// What an agent says: the reply they picked, filled for the case, then their own words; one of the two is needed.
  func words(
    _ text: String?, reply code: String?, for purpose: Reply.Purpose, of reference: CaseReference, by due: Day? = nil
  ) throws -> String {
    let own = try text.map(TextArgument.read)
    guard let code else {
      guard let own else {
        let option = purpose == .refuse ? Said("--reason TEXTE", "--reason TEXT") : Said("un texte", "a text")
        throw Complaint(.usage, "donnez \(option.fr), ou --reply CODE", "give \(option.en), or --reply CODE")
      }
      return own
    }
    let reply = try Replies(workspace.carried).reply(code)
    guard reply.purpose == purpose else {
      throw Complaint(
        .data, "la réponse « \(code) » sert à « \(reply.purpose.rawValue) »",
        "the reply \"\(code)\" is for \"\(reply.purpose.rawValue)\"")
    }
    let language = parts.mailing.language
    var values: [Reply.Tag: String] = [.reference: reference.description]
    values[.day] = due?.worded(in: language)
    let file = try parts.store.read { try $0.caseFile(reference) }
    let evidence = file.flatMap { parts.grounds.ground($0.opening.ground)?.evidence }
    values[.evidence] = evidence.map { language == .fr ? $0.french : $0.english }
    do throws(Reply.Unfilled) {
      return [try reply.text(in: language, values), own].compactMap { $0 }.joined(separator: "\n\n")
    } catch {
      throw Complaint(
        .data,
        "la réponse « \(error.code) » nomme {{\(error.tag.rawValue)}}, que ce dossier ne donne pas : écrivez le texte",
        "the reply \"\(error.code)\" names {{\(error.tag.rawValue)}}, which this case does not give: write the text")
    }
  }
}

extension Reply.Flaw {
  fileprivate var said: Said {
    switch self {
    case .unreadable: Said("ce n’est pas du YAML lisible", "this is not readable YAML")
    case .missing(let key): Said("il manque « \(key) »", "\"\(key)\" is missing")
    case .unknown(let key): Said("clé inconnue « \(key) »", "unknown key \"\(key)\"")
    case .wrongPurpose:
      Said("« for » vaut request-documents, refuse ou note", "\"for\" is request-documents, refuse or note")
    case .wrongTag(let tag):
      Said(
        "balise « \(tag) » inconnue : reference, evidence, et day pour request-documents",
        "unknown tag \"\(tag)\": reference, evidence, and day for request-documents")
    }
  }
}
