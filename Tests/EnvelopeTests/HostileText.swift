/// Texts that have broken mail programs: each is tried as a subject, a name and both bodies.
enum HostileText {
  static let all: [String] = [
    "Rappel", "Évreux, accueil", "L’Œuvre des « cités »", "Dupont, Jean", "\"guillemets\" et \\ barre", "<a@b.fr>",
    "a\r\nBcc: victime@example.org", "a\nSubject: autre", "a\rX: y", "a\r\n\r\n<html>", "\r\n", "a\0b\u{7}c",
    "=?utf-8?q?faux?=", "=?utf-8?b?w6k=?= é", "?=", "=", "==", ".", "..", ".\r\n.", "From moi", "--", "--=_", "a@b",
    "a  b   c", "tab\tulation", "fin ", "\u{2028}ligne\u{2029}", "e\u{301}te\u{301}", "مرحبا بالعالم", "שלום, עולם",
    "\u{202E}renversé\u{202C}", "日本語の件名", "👩‍👩‍👧‍👦 famille 🇫🇷", "Ω≈ç√∫", "\u{FEFF}marque", "(commentaire)", "a;b:c,d",
    "groupe: a@b.fr;", "100 % à 50 €", "x\u{A0}insécable", "_souligné_ =20 _", "{{name}} <script>",
    String(repeating: "x", count: 300), String(repeating: "é", count: 300),
    String(repeating: "mot ", count: 100) + "fin",
    String(repeating: "Étage ", count: 60) + "fin", String(repeating: "👩‍👩‍👧‍👦", count: 40),
    "z" + String(repeating: "\u{301}", count: 120), String(repeating: "a,", count: 150),
    String(repeating: "日", count: 300),
  ]
}
