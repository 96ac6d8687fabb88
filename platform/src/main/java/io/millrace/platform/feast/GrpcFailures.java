package io.millrace.platform.feast;

import io.millrace.features.query.RequestFault;
import io.millrace.features.query.UnavailableException;
import io.millrace.platform.access.ForbiddenException;
import io.millrace.platform.access.UnauthenticatedException;
import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.Failures;
import io.vertx.grpc.common.CodecException;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.server.GrpcServerResponse;

/** Failures as codes of gRPC: what is no fault of the process has one that clients do not try again on. */
final class GrpcFailures {

    private GrpcFailures() {}

    static void answer(GrpcServerResponse<?, ?> response, Throwable failure) {
        Throwable cause = Failures.cause(failure);
        GrpcStatus status = status(cause);
        response.status(status).statusMessage(message(status, cause)).end();
    }

    private static String message(GrpcStatus status, Throwable cause) {
        if (cause instanceof CodecException) {
            return "The message is not what the method takes: " + cause.getMessage();
        }
        return status == GrpcStatus.INTERNAL ? "The request failed: " + cause : String.valueOf(cause.getMessage());
    }

    private static GrpcStatus status(Throwable cause) {
        if (cause instanceof RequestFault fault) {
            return fault.notFound() ? GrpcStatus.NOT_FOUND : GrpcStatus.INVALID_ARGUMENT;
        }
        if (cause instanceof BadRequestException
                || cause instanceof FeastCollisionException
                || cause instanceof CodecException) {
            return GrpcStatus.INVALID_ARGUMENT;
        }
        if (cause instanceof UnauthenticatedException) {
            return GrpcStatus.UNAUTHENTICATED;
        }
        if (cause instanceof ForbiddenException) {
            return GrpcStatus.PERMISSION_DENIED;
        }
        return cause instanceof UnavailableException ? GrpcStatus.UNAVAILABLE : GrpcStatus.INTERNAL;
    }
}
