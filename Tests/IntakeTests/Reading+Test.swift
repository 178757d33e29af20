import Intake

func structures(_ text: String) throws -> Parsed<StructureRow> { try IncomingFile(Array(text.utf8)).structures() }
func advisers(_ text: String) throws -> Parsed<AdviserRow> { try IncomingFile(Array(text.utf8)).advisers() }
func completions(_ text: String) throws -> Parsed<CompletionRow> { try IncomingFile(Array(text.utf8)).completions() }
func exemptions(_ text: String) throws -> Parsed<ExemptionRow> { try IncomingFile(Array(text.utf8)).exemptions() }
