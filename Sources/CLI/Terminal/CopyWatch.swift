import Store

/// Shows how far a copy has come, and ends it where somebody interrupts.
struct CopyWatch {
  private let bar: ProgressBar

  init(_ label: Said) {
    Interruption.watch()
    bar = ProgressBar(label.now, of: 1000)
  }

  func note(_ progress: CopyProgress) throws(Complaint) {
    if Interruption.wasAsked {
      bar.end()
      throw Complaint(
        .tryAgain, "interrompu ; rien n’a été laissé, relancez la commande",
        "interrupted; nothing was left behind, run the command again")
    }
    bar.show(progress.done * 1000 / max(1, progress.total))
  }

  func end() { bar.end() }
}
