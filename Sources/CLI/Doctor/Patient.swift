import Dates
import Store

/// A workspace under examination: what could be learnt of it, and why not where it could not.
struct Patient: Sendable {
  let folder: String
  /// The workspace with its settings, unless these cannot be read.
  let workspace: Result<Workspace, Complaint>
  let condition: Result<Condition, Complaint>
  let now: Instant

  init(folder: String, now: Instant) throws(Complaint) {
    self.folder = folder
    self.now = now
    do throws(Complaint) {
      workspace = .success(try Workspace(folder: folder))
    } catch {
      workspace = .failure(error)
    }
    let zone = try Workspace.settings(nil).timeZone
    let today = Clock.today(in: (try? workspace.get().settings.timeZone) ?? zone)  // else the program's own zone
    do {
      condition = .success(try Store.condition(of: folder + "/quitus.sqlite", on: today))
    } catch let error as StoreError {
      condition = .failure(error.complaint)
    } catch {
      condition = .failure(Complaint(.inputOutput, "la base ne peut être lue", "the database cannot be read"))
    }
  }

  var carried: Carried { Carried(folder: folder) }
  var databasePath: String { folder + "/quitus.sqlite" }
  /// Nil where the database could not be examined; that is said once, by its own examination.
  var found: Condition? { try? condition.get() }  // see above
  /// Nil where the settings could not be read; likewise.
  var settings: Settings? { (try? workspace.get())?.settings }  // see above
}
