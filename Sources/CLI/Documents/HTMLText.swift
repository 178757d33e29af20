import Dates

/// Pages that list letters which were written to a folder.
enum HTMLText {
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { safe, character in
      switch character {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      default: safe.append(character)
      }
    }
  }

  static func cell(_ text: String) -> String { "<td>\(escaped(text))</td>" }

  /// A name that sorts as the list does; an id may hold what no file name does.
  static func fileName(_ number: Int, _ name: String) -> String {
    let digits = String("0000\(number)".suffix(max(5, "\(number)".count)))
    let safe = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" }
    return "\(digits)-\(String(safe.prefix(80)))"
  }

  /// - Parameters:
  ///   - samples: finished HTML, above the list.
  ///   - rows: finished HTML, the rows of the list.
  static func page(
    title: String, introduction: String, samples: String, listed: String, heads: [String], rows: String
  ) -> String {
    """
    <!doctype html>
    <html lang="\(Tongue.current.rawValue)">
    <head><meta charset="utf-8"><title>\(escaped(title))</title>
    <style>body{font:16px/1.5 sans-serif;margin:24px;color:#1a1a1a;background:#fff}table{border-collapse:collapse}
    th,td{border:1px solid #767676;padding:4px 8px;text-align:left;vertical-align:top}pre{white-space:pre-wrap;max-width:80ch}</style></head>
    <body><h1>\(escaped(title))</h1>
    <p>\(escaped(introduction))</p>
    \(samples)<h2>\(escaped(listed))</h2>
    <table><thead><tr>\(heads.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined())</tr></thead><tbody>
    \(rows)</tbody></table></body></html>

    """
  }
}
