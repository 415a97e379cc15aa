import Jalon

/// A day that the story itself spells out.
func date(_ text: String) throws -> CivilDate { try CivilDate(iso8601: text) }

/// The title of a part of the story.
func heading(_ title: String) { print("\n\(title)\n") }

/// What happened on a day.
func say(_ day: CivilDate, _ sentence: String) { print("\(day)  \(sentence)") }

/// What belongs to the line above.
func detail(_ text: String) { print("            \(text)") }
