import Hummingbird
import HummingbirdCore
import Jalon
import Logging
import NIOCore

/// How long a connection may stay silent, and how many there may be: a server of a team, not of the world.
private let patience = TimeAmount.seconds(30)
private let mostConnections = 256
private let longestHeader = 8 * 1024

/// Serves until SIGTERM or SIGINT; what is being answered then is answered first.
func serve(_ casebook: CasebookFile, _ readers: ReadersFile, _ listening: Listening) async throws {
    let logger = listening.logger
    let today = listening.today
    let application = Application(
        router: routes(
            readers: readers, calendars: CalendarDesk(casebook), pages: PageDesk(casebook, today: today),
            health: HealthDesk(casebook, readers)),
        server: .http1(
            configuration: .init(
                idleTimeout: patience,
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: longestHeader, maxHeaderListSize: longestHeader, maxHeaderFieldCount: 64))),
        configuration: .init(
            address: .hostname(listening.host, port: listening.port),
            availableConnectionsDelegate: MaximumAvailableConnections(mostConnections, logger: logger)),
        onServerRunning: { channel in
            logger.info("listening", metadata: ["port": "\(channel.localAddress?.port ?? 0)"])
        },
        logger: logger)
    try await application.runService()
    logger.info("stopped")
}
