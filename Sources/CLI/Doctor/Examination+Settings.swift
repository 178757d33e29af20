import Dates
import Rules
import Store

extension Examination {
  static let settings = Examination(
    name: "settings", sound: Said("les réglages se lisent et s’accordent", "settings can be read and agree")
  ) { patient in
    switch patient.workspace {
    case .failure(let complaint): [.unable(complaint)]
    case .success(let workspace): ofMail(workspace, patient)
    }
  }

  /// Whether what is set fits together; no server is asked.
  private static func ofMail(_ workspace: Workspace, _ patient: Patient) -> [Diagnosis] {
    do throws(Complaint) {
      _ = try workspace.office()
      _ = try workspace.carrierSettings()
    } catch {
      return [.unable(error)]
    }
    let lacks = workspace.settings.officeLacks.map { Diagnosis.warning($0.said, remedy: $0.remedy) }
    guard workspace.settings.mail.url == nil, let inventory = patient.found?.inventory, inventory.lettersWaiting > 0
    else { return lacks }
    let count = inventory.lettersWaiting
    return lacks + [
      .warning(
        Said(
          "mail.url n’est pas réglé et des lettres attendent : \(count)",
          "mail.url is not set and letters wait: \(count)"),
        remedy: Said(
          "réglez mail.url et mail.from, puis « quitus mail test ADRESSE »",
          "set mail.url and mail.from, then \"quitus mail test ADDRESS\""))
    ]
  }

  static let rules = Examination(
    name: "rules",
    sound: Said("livres de règles, modules et motifs se lisent", "rule books, modules and grounds can be read")
  ) { patient in
    var found: [Diagnosis] = []
    do throws(Complaint) {
      let files = try RuleBookFiles.read(nil, carried: patient.carried)
      found += RuleBookFiles.problems(files, standAlone: false).map {
        .problem(
          Said($0.french, $0.english),
          remedy: Said("corrigez, puis « quitus rules check »", "mend it, then \"quitus rules check\""))
      }
    } catch {
      found.append(.unable(error))
    }
    guard let workspace = try? patient.workspace.get() else { return found }  // said under settings
    do throws(Complaint) { _ = try workspace.grounds() } catch { found.append(.unable(error)) }
    return found
  }

  static let templates = Examination(
    name: "templates", sound: Said("les modèles de lettres sont complets", "the templates of letters are complete")
  ) { patient in
    do throws(Complaint) {
      _ = try LetterFiles.templates(patient.carried)
      return []
    } catch {
      return [.unable(error)]
    }
  }

  /// What is recorded is ordered by the clock: one that went back makes deadlines, leases and histories lie.
  static let clock = Examination(name: "clock", sound: Said("l’horloge est plausible", "the clock is plausible")) {
    patient in
    let remedy = Said(
      "réglez l’horloge (timedatectl), avant toute autre commande",
      "set the clock (timedatectl), before any other command")
    if patient.now < earliest {
      return [
        .problem(Said("l’horloge dit \(patient.now)", "the clock says \(patient.now)"), remedy: remedy)
      ]
    }
    guard let last = patient.found?.inventory.lastRecorded, patient.now < last else { return [] }
    return [
      .problem(
        Said(
          "l’horloge dit \(patient.now), mais le dernier enregistrement est de \(last)",
          "the clock says \(patient.now), but the last thing recorded is of \(last)"), remedy: remedy)
    ]
  }

  /// 2024-12-19, the day of the article: this program cannot run before it.
  private static let earliest = Instant(rawValue: 1_734_566_400_000)
}
