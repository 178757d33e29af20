import Dates
import Store

/// One mailing of reminders, named after the day whose situation it tells: `overdue-2026-01-15`, then `overdue-2026-01-15-2`.
struct Campaign: LosslessStringConvertible {
  let day: Day
  /// Which one of its day, from 1.
  let number: Int

  init(on day: Day, number: Int = 1) {
    self.day = day
    self.number = number
  }

  init?(_ name: String) {
    guard name.hasPrefix(Self.prefix) else { return nil }
    let rest = name.dropFirst(Self.prefix.count)
    guard let day = Day(String(rest.prefix(10))) else { return nil }
    self.day = day
    if rest.count == 10 {
      number = 1
    } else if rest.dropFirst(10).first == "-", let number = Int(rest.dropFirst(11)), number > 1 {
      self.number = number
    } else {
      return nil
    }
  }

  var description: String { Self.prefix + day.description + (number > 1 ? "-\(number)" : "") }

  private static let prefix = "overdue-"

  /// The first of the day whose name was not given yet.
  static func next(on day: Day, in reading: Reading) throws -> Campaign {
    var campaign = Campaign(on: day)
    while try reading.campaign(campaign.description) != nil {
      campaign = Campaign(on: day, number: campaign.number + 1)
    }
    return campaign
  }
}
