import ArgumentParser
import Foundation
import NIOCore
import NIOPosix

/// Asks a server how it is, for whatever starts it again.
struct Health: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Asks a running server whether it can serve.", discussion: "Exit codes: 0 it can, 1 it cannot.")

    @Option(help: "The address it listens on.")
    var host = "127.0.0.1"

    @Option(help: "The port it listens on.")
    var port = 8080

    @Option(help: "How many seconds it may take.")
    var patience: Int64 = 5

    func run() async throws {
        let answer = try? await Self.ask(host: host, port: port, patience: .seconds(patience))
        guard let answer, answer.hasPrefix("HTTP/1.1 200 ") else {
            try FileHandle.standardError.write(contentsOf: Data("feed-server: it cannot serve\n".utf8))
            throw ExitCode.failure
        }
        try FileHandle.standardOutput.write(contentsOf: Data("ok\n".utf8))
    }

    /// What a server answers to `GET /health`: a request of three lines needs no client.
    private static func ask(host: String, port: Int, patience: TimeAmount) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(patience)
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        // The connection is closed when the time is over, and the reading below ends with it.
        channel.channel.eventLoop.scheduleTask(in: patience) { channel.channel.close(promise: nil) }
        let request = "GET /health HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var answer = ""
            for try await part in inbound { answer += String(buffer: part) }
            return answer
        }
    }
}
