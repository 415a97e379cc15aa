import Hummingbird
import NIOPosix

/// What is served: a calendar and a page under each token, and the state of the server.
///
/// Whatever else is asked for, an unknown token among it, gets the same answer.
func routes(
    readers: ReadersFile, calendars: CalendarDesk, pages: PageDesk, health: HealthDesk
) -> Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: Doorkeeper())
    for method in [HTTPRequest.Method.get, .head] {
        let isHead = method == .head
        router.on("health", method: method) { _, _ in
            try await apart { health.answer() }.response(isHead: isHead)
        }
        router.on(":token/deadlines.ics", method: method) { request, context in
            let known = request.headers[values: .ifNoneMatch]
            return try await apart {
                guard let reader = try readers.reader(with: context.parameters.get("token")) else {
                    return Answer.notFound
                }
                return try calendars.answer(reader, known: EntityTags(known), isHead: isHead)
            }.response(isHead: isHead)
        }
        router.on(":token/due", method: method) { request, context in
            let known = request.headers[values: .ifNoneMatch]
            return try await apart {
                guard let reader = try readers.reader(with: context.parameters.get("token")) else {
                    return Answer.notFound
                }
                return try pages.answer(reader, known: EntityTags(known))
            }.response(isHead: isHead)
        }
    }
    return router
}

/// Works on a thread of its own: reading a casebook waits for the disk, and may wait for another process that writes.
private func apart(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
    try await NIOThreadPool.singleton.runIfActive(work)
}
