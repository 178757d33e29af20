/// What is wrong with the templates of the letters, found before any letter is written.
///
/// **Units** Lines are counted from 1. Paths are those the files were given under, such as `mail/fr/refusal.text.mustache`.
public enum TemplateFlaw: Error, Sendable, Hashable {
  /// A letter has no such file.
  case missing(path: String)
  /// A file that no letter uses: most often a misspelt name.
  case unused(path: String)
  /// A tag that is not closed, or sections that do not nest.
  case malformed(path: String, line: Int)
  /// A name that the letter does not know.
  case unknownTag(String, path: String, line: Int)
  /// A known name in a tag that its value cannot fill: a list outside a section, a section around a text that is always there.
  case misusedTag(String, path: String, line: Int)
  /// `{{{name}}}` or `{{&name}}`: nothing goes into a letter unescaped.
  case unescaped(String, path: String, line: Int)
  /// Delimiters, pragmas, transforms and dotted names: templates choose and repeat, they do not compute.
  case unsupported(String, path: String, line: Int)
  /// A partial or layout that is not there, or that belongs to another kind of part (text, HTML).
  case unknownPartial(String, path: String, line: Int)
  /// A partial that contains itself.
  case cyclic(String, path: String, line: Int)
  /// What the law or the letter's purpose requires is not in this part of it.
  case leavesOut(String, path: String)
  /// A name that the letter knows and this part of it never shows; it is sent all the same.
  case unusedTag(String, path: String)
  /// The text says another word than the HTML where they first differ; the template that is named is the text's.
  case partsDiffer(text: String, html: String, path: String)
  /// The law wants these words, such as an article or a time limit, and this part does not hold them.
  case lacksWords(String, source: String, path: String)
}
