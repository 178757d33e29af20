import Roster

extension StructureID {
  /// The identifier of a structure that the file gives no number: its SIRET, which several share, and a mark of its name
  /// and commune, so that full duplicates coincide.
  ///
  /// The mark is six hexadecimal digits of FNV-1a over both as they read (``Swift/String/folded``): it must never change.
  init(siret: String, name: String?, commune: String?) {
    let text = (name ?? "").folded + "\n" + (commune ?? "").folded
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    let mark = String((hash ^ hash >> 24 ^ hash >> 48) & 0xFF_FFFF, radix: 16)
    self.init("\(siret)-\(String(repeating: "0", count: 6 - mark.utf8.count))\(mark)")
  }
}
