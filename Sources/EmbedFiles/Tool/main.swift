// embed-files OUTPUT ROOT FILE…: writes a Swift file that holds each FILE as a string literal, named by its path below ROOT.
import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 2, let output = arguments.first, let root = arguments.dropFirst().first else {
  FileHandle.standardError.write(Data("usage: embed-files OUTPUT ROOT FILE...\n".utf8))
  exit(64)
}

/// A raw literal with more number signs than any run inside the text, so that nothing in it needs escaping.
func literal(_ text: String) -> String {
  var longest = 0
  var run = 0
  for character in text {
    run = character == "#" ? run + 1 : 0
    longest = max(longest, run)
  }
  let signs = String(repeating: "#", count: longest + 1)
  return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
}

var source = "enum EmbeddedFiles {\n  static let all: [(path: StaticString, text: StaticString)] = [\n"
for file in arguments.dropFirst(2).sorted() {
  let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
  let path = file.hasPrefix(root + "/") ? String(file.dropFirst(root.count + 1)) : file
  source += "(path: \"\(path)\", text: \(literal(text))),\n"
}
source += "  ]\n}\n"
try source.write(toFile: output, atomically: true, encoding: .utf8)
