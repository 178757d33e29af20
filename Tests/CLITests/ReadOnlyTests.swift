import Foundation
import TestProgram
import Testing

/// Where nothing may be written, and where nothing more fits: one sentence, 74, and nothing half-done.
@Suite struct ReadOnlyTests {
  private static let setpriv = URL(filePath: "/usr/bin/setpriv")
  private static let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]

  /// Root may write anywhere, so that only another user sees a read-only folder.
  static let canBeSomebodyElse: Bool = {
    guard geteuid() == 0, let program = try? Program() else { return false }
    return (try? program.start(setpriv, nobody + [Program.url.path(), "--version"]).status) == 0
  }()

  /// Some machines, and most containers, let nobody mount.
  static let canMount: Bool = {
    guard let program = try? Program() else { return false }
    return (try? program.start(unshare, ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]).status) == 0
  }()

  private static let unshare = URL(filePath: "/usr/bin/unshare")

  static let changes = [
    ["case", "approve", "2025-00001", "--as", "pierre", "--as-of", "2025-12-15"],
    ["case", "note", "2025-00001", "Vu.", "--as", "anne", "--as-of", "2025-12-15"],
    ["case", "withdraw", "2025-00001", "--as", "anne", "--as-of", "2025-12-15"],
    ["case", "refuse", "2025-00001", "--reason", "Vu.", "--as", "pierre", "--as-of", "2025-12-15"],
    ["case", "send-back", "2025-00001", "--reason", "Vu.", "--as", "pierre", "--as-of", "2025-12-15"],
    ["case", "label", "2025-00001", "urgent", "--as", "anne", "--as-of", "2025-12-15"],
    ["case", "move", "2025-00001", "--adviser", "1043", "--as", "anne", "--as-of", "2025-12-15"],
    ["case", "request-documents", "2025-00001", "Vu.", "--by", "2025-12-31", "--as", "anne", "--as-of", "2025-12-15"],
    ["user", "substitute", "paule", "--for", "pierre", "--from", "2025-12-01", "--to", "2025-12-31", "--as", "pierre"],
    ["completion", "add", "1043", "M09", "2025-11-30"], ["overdue", "send", "--as-of", "2026-01-02"],
    ["outbox", "run"], ["backup", "workspace/copy.sqlite"], ["backup", "copy.sqlite"],
    ["restore", "copy", "--workspace", "new"],
  ]

  @Test(
    .enabled(if: canBeSomebodyElse, "needs root and setpriv, as root itself may write anywhere"), arguments: changes)
  func `in a folder of somebody else's, a change is refused in one line and nothing is changed`(arguments: [String])
    throws
  {
    let program = try Program(copying: Desks.proposed.get())
    try program.run("backup", "copy")
    let opening = try program.start(URL(filePath: "/bin/chmod"), ["-R", "o+rX", "."])
    #expect(opening.status == 0)
    let before = try program.everything()
    let answer = try program.start(Self.setpriv, Self.nobody + [Program.url.path()] + arguments)
    #expect([73, 74].contains(answer.status) && answer.complaints.count == 1, "\(answer)")
    #expect(try program.everything() == before)
    for name in ["copy.sqlite", "workspace/copy.sqlite", "new/quitus.sqlite"] {
      #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: name).path()))
    }
  }

  @Test(.enabled(if: canBeSomebodyElse, "needs root and setpriv, as root itself may write anywhere"))
  func `a workspace that one may not enter is not called absent`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let answer = try program.start(Self.setpriv, Self.nobody + [Program.url.path(), "situation", "1042"])
    #expect(answer.status == 74 && answer.complaints.count == 1 && !answer.errors.contains("init"), "\(answer)")
  }

  @Test(.enabled(if: canBeSomebodyElse, "needs root and setpriv, as root itself may write anywhere"))
  func `an older database in a folder of somebody else's is not brought up to date`() throws {
    let program = try Program()
    try program.makeOldDesk()
    _ = try program.start(URL(filePath: "/bin/chmod"), ["-R", "o+rX", "workspace"])
    let before = try program.everything(holding: "desk_user")
    let answer = try program.start(Self.setpriv, Self.nobody + [Program.url.path(), "user", "list"])
    #expect(answer.status == 74 && answer.complaints.count == 1, "\(answer)")
    #expect(try program.everything(holding: "desk_user") == before)
  }

  /// Runs `arguments` where `small`, a folder of so many kilobytes, holds a copy of the workspace; then tells what is there.
  private func run(_ arguments: String, kilobytes: Int, in program: Program) throws -> Program.Answer {
    let script = """
      mkdir -p small && mount -t tmpfs -o size=\(kilobytes)k none small && cp -r workspace small/ || exit 99
      '\(Program.url.path())' \(arguments); status=$?
      find small -type f -newer workspace/quitus.yaml | sort; sqlite3 small/workspace/quitus.sqlite '
      PRAGMA integrity_check; SELECT count(*) FROM grdb_migrations'
      exit $status
      """
    return try program.start(Self.unshare, ["-m", "/bin/sh", "-c", script])
  }

  @Test(.enabled(if: canMount, "needs leave to mount a small disk"))
  func `on a disk too small for a copy, backup leaves none and the database as it was`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let disk = try program.start(URL(filePath: "/usr/bin/du"), ["-sk", "workspace"])
    let size = try #require(Int(disk.output.prefix { $0 != "\t" }))
    let answer = try run("backup small/copy --workspace small/workspace", kilobytes: size + 60, in: program)
    #expect(answer.status == 74 && answer.complaints.count == 1, "\(answer)")
    #expect(!answer.output.contains("copy") && !answer.output.contains("partial"), "\(answer.output)")
    #expect(answer.output.contains("ok\n"))
  }

  /// Notes of a page and more, until the disk is full; then other acts; `.dump` shows what each left.
  private static let filling = """
    mkdir small && mount -t tmpfs -o size=1500k none small && cp -r workspace small/ || exit 99
    q() { "$QUITUS" "$@" --workspace small/workspace 2>>errors; }
    told() { sqlite3 -readonly small/workspace/quitus.sqlite .dump | cksum; }
    words=$(printf 'Mots. %.0s' $(seq 5000))
    for n in $(seq 60); do
      before=$(told)
      q case note 2025-00001 "$words" --as anne --as-of 2025-12-15 >/dev/null; status=$?
      [ $status = 0 ] && continue
      echo note $status; [ "$(told)" = "$before" ] && echo unchanged; break
    done
    before=$(told)
    q case refuse 2025-00001 --reason "$words" --as pierre --as-of 2025-12-15 >/dev/null; echo refuse $?
    [ "$(told)" = "$before" ] && echo unchanged
    sqlite3 -readonly small/workspace/quitus.sqlite 'PRAGMA integrity_check'
    mount -o remount,size=8000k small
    q case refuse 2025-00001 --reason "$words" --as pierre --as-of 2025-12-15 >/dev/null; echo refuse $?
    wc -l < errors
    """

  @Test(.enabled(if: canMount, "needs leave to mount a small disk"))
  func `acts on a disk that is full are refused in a line and leave nothing, and are done once there is room`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let answer = try program.start(
      Self.unshare, ["-m", "/bin/bash", "-c", Self.filling], environment: ["QUITUS": Program.url.path()])
    let lines = ["note 74", "unchanged", "refuse 74", "unchanged", "ok", "refuse 0", "2"]
    #expect(answer.lines.map { $0.trimmingCharacters(in: .whitespaces) } == lines, "\(answer)")
  }

  @Test(.enabled(if: canMount, "needs leave to mount a small disk"))
  func `on a disk too small for the copy that is kept first, no migration is applied`() throws {
    let program = try Program()
    try program.makeOldDesk()
    try program.file(named: "workspace/quitus.yaml", holding: "")
    let answer = try run("user list --workspace small/workspace", kilobytes: 200, in: program)
    #expect(answer.status == 74 && answer.complaints.count == 1, "\(answer)")
    #expect(answer.output.hasSuffix("ok\n2\n"), "\(answer.output)")
    #expect(!answer.output.contains("before") && !answer.output.contains("partial"), "\(answer.output)")
    let roomy = try run("user list --workspace small/workspace", kilobytes: 4000, in: try Program(copying: program))
    #expect(roomy.status == 0 && roomy.output.contains("before-0003"), "\(roomy)")
  }
}
