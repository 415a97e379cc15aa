import Hummingbird
import Jalon
import Logging

/// Stands around every answer: an error becomes one that tells nothing, and a line is logged that names nobody.
///
/// The line has the pattern of the address and never the address, in which the token stands; neither does it have the
/// reader, the place that the request came from, or what was sent along.
struct Doorkeeper: RouterMiddleware {
    @concurrent func handle(
        _ request: Request, context: BasicRequestContext,
        next: @concurrent (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let isHead = request.method == .head
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as JalonError {
            context.logger.error("casebook", metadata: ["code": "\(error.code.rawValue)"])
            response = Answer.unavailable.response(isHead: isHead)
        } catch let error as ReadersFile.Problem {
            context.logger.error("readers", metadata: ["code": "\(error.rawValue)"])
            response = Answer.unavailable.response(isHead: isHead)
        } catch let error as HTTPError where error.status == .notFound {
            response = Answer.notFound.response(isHead: isHead)
        } catch {
            context.logger.error("answer", metadata: ["code": "\(type(of: error))"])
            response = Answer(status: .internalServerError, bytes: Array("failed\n".utf8)).response(isHead: isHead)
        }
        context.logger.info(
            "answered",
            metadata: [
                "method": "\(isHead ? "HEAD" : request.method == .get ? "GET" : "other")",
                "route": "\(context.endpointPath ?? "none")", "status": "\(response.status.code)",
                "bytes": "\(response.body.contentLength ?? 0)",
                "milliseconds": "\(Int((ContinuousClock.now - start) / .milliseconds(1)))",
            ])
        return response
    }
}
