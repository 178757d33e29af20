extension Notice {
  private static let mostAddresses = 50
  private static let mostLines = 12

  /// The addresses of which it speaks, with what is said beside each; else with what is said in all.
  func recipients(except mine: Set<String>) -> [ReturnedRecipient] {
    let listed = listedAddresses
    let beside = wordsBesideAddresses()
    let named = listed.isEmpty ? beside.map(\.address).filter { !mine.contains($0) && !Self.isSystem($0) } : listed
    return named.prefix(Self.mostAddresses).map { address in
      recipient(address, beside.first { $0.address == address }?.words ?? "")
    }
  }

  static func isSystem(_ address: String) -> Bool {
    ["postmaster@", "mailer-daemon@", "abuse@"].contains { address.hasPrefix($0) }
  }

  private func recipient(_ address: String, _ words: String) -> ReturnedRecipient {
    let isClear =
      EnhancedStatus(in: words) != nil || ReplyCode.place(in: words) != nil || FailureWords.fails(words.folded)
    let words = isClear ? words : text
    return ReturnedRecipient(
      addresses: [address], verdict: BounceVerdict(status: nil, text: words),
      status: EnhancedStatus(in: words)?.description,
      text: ReplyCode.place(in: words).map { String(words[$0...].prefix(300)) } ?? words)
  }

  /// Each address with the lines that follow it, up to an empty line or another address.
  private func wordsBesideAddresses() -> [(address: String, words: String)] {
    var found: [(address: String, words: String)] = []
    var open: [Int] = []
    var lines = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.allSatisfy(\.isWhitespace) {
        open = []
        continue
      }
      let addresses = ReportedAddress.all(in: line)
      if addresses.contains(where: { address in !open.contains { found[$0].address == address } }) {
        open = []
        lines = 0
        for address in addresses {
          if let place = found.firstIndex(where: { $0.address == address }) {
            open.append(place)
          } else if found.count < 2 * Self.mostAddresses {
            open.append(found.count)
            found.append((address, ""))
          }
        }
      }
      lines += 1
      if lines > Self.mostLines { continue }
      for place in open { found[place].words += line.prefix(500) + "\n" }
    }
    return found
  }
}
