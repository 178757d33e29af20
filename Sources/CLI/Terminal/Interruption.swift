import Glibc
import Synchronization

/// Whether somebody asked the program to stop: long work ends after the piece it is at.
enum Interruption {
  private static let asked = Atomic<Bool>(false)

  static var wasAsked: Bool { asked.load(ordering: .relaxed) }

  /// From now on, Ctrl-C and a polite kill are noted instead of ending the program at once; the second one ends it.
  static func watch() {
    var watched = sigset_t()
    unsafe sigemptyset(&watched)
    for number in [SIGINT, SIGTERM] {
      _ = signal(number) { number in
        if Interruption.asked.exchange(true, ordering: .relaxed) { _exit(128 + number) }
      }
      unsafe sigaddset(&watched, number)
    }
    // Whoever started the program may have been deaf to them, and deafness is inherited.
    unsafe pthread_sigmask(SIG_UNBLOCK, &watched, nil)
  }
}
