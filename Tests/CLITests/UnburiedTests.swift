import Foundation
import TestMail
import TestProgram
import Testing

/// A run over the outbox that died and is still listed among the processes, since nobody asked how it ended.
@Suite(.enabled(if: ReceivedMail.canBeRead, "needs python3 to start the program and leave it: Debian package python3"))
struct UnburiedTests {
  /// Starts a run, waits until it has connected, by when it has claimed the letters, and kills it without asking how it
  /// ended, as a container without an init does.
  private static let unburied = """
    import os, signal, socket, subprocess, sys
    program, day, url = sys.argv[1:]
    with socket.create_server(("127.0.0.1", 0)) as server:
        run = [program, "outbox", "run", "--as-of", day, "--json"]
        first = subprocess.Popen(run, env={**os.environ, "QUITUS_MAIL_URL": f"smtp://127.0.0.1:{server.getsockname()[1]}"})
        connection, _ = server.accept()
        os.kill(first.pid, signal.SIGKILL)
        os.waitid(os.P_PID, first.pid, os.WEXITED | os.WNOWAIT)
    subprocess.run(run, env={**os.environ, "QUITUS_MAIL_URL": url})
    first.wait()
    """

  @Test func `what a dead run had claimed is taken up at once, even while nobody has buried it`() throws {
    let program = try Program(copying: Desks.queued.get())
    let server = try FaultServer { _ in .proceed }
    let answer = try program.start(
      URL(filePath: "/usr/bin/python3"), ["-c", Self.unburied, Program.url.path(), Desks.day, server.url])
    #expect(answer.errors.isEmpty)
    let report = try #require(try answer.objects().first as? [String: Int])
    // The dead run had all three in its hands, and no server had heard of any: its notes say so.
    #expect((report["in_doubt"], report["sent"], report["remaining"]) == (0, 3, 0), "\(report)")
    let letters = try program.letters()
    #expect(letters.map(\.state) == ["accepted", "accepted", "accepted"])
    #expect(letters.map { server.receipts(of: $0.messageID) } == [1, 1, 1])
  }
}
