@main struct Quitus { static func main() {} }
