import Foundation
import JalonCommands

exit(JalonMain.run(Array(CommandLine.arguments.dropFirst())))
