package io.millrace.platform.feast;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.millrace.platform.access.Doorkeeper;
import io.millrace.platform.access.Rights;
import io.millrace.platform.feast.FeastColumns.Column;
import io.millrace.schemas.feast.FieldStatus;
import io.millrace.schemas.feast.Names;
import io.millrace.schemas.feast.OnlineFeatures;
import io.millrace.schemas.feast.OnlineFeaturesRequest;
import io.millrace.schemas.feast.ServingInfo;
import io.millrace.schemas.feast.ServingInfoRequest;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerOptions;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code feast.serving.ServingService}: the same reads as {@link FeastRoutes}, over gRPC. */
public final class FeastGrpc {

    private static final ServiceName SERVICE = ServiceName.create("feast.serving.ServingService");
    private static final ServiceMethod<OnlineFeaturesRequest, OnlineFeatures> FEATURES =
            method("GetOnlineFeatures", OnlineFeaturesRequest.getDefaultInstance());
    private static final ServiceMethod<ServingInfoRequest, ServingInfo> INFO =
            method("GetFeastServingInfo", ServingInfoRequest.getDefaultInstance());

    private final FeastReads reads;
    private final Doorkeeper doorkeeper;

    private FeastGrpc(FeastReads reads, Doorkeeper doorkeeper) {
        this.reads = reads;
        this.doorkeeper = doorkeeper;
    }

    /**
     * What answers requests of the type {@code application/grpc}.
     *
     * @param mostBytes the most bytes of a message
     */
    public static Handler<HttpServerRequest> server(
            Vertx vertx, FeastReads reads, Doorkeeper doorkeeper, long mostBytes) {
        FeastGrpc grpc = new FeastGrpc(reads, doorkeeper);
        return GrpcServer.server(vertx, new GrpcServerOptions().setMaxMessageSize(mostBytes))
                .callHandler(FEATURES, call -> grpc.answer(call, grpc::features))
                .callHandler(INFO, call -> grpc.answer(call, (request, rights) -> Future.succeededFuture(info())));
    }

    private static <Q extends Message, A extends Message> ServiceMethod<Q, A> method(String name, Q request) {
        return ServiceMethod.server(SERVICE, name, GrpcMessageEncoder.encoder(), GrpcMessageDecoder.decoder(request));
    }

    private <Q, A> void answer(GrpcServerRequest<Q, A> call, BiFunction<Q, Rights, Future<A>> method) {
        call.last()
                .compose(request -> method.apply(
                        request, doorkeeper.rights(call.headers().get("authorization"), call.connection())))
                .onSuccess(answer -> call.response().end(answer))
                .onFailure(failure -> GrpcFailures.answer(call.response(), failure));
    }

    private static ServingInfo info() {
        String version = FeastGrpc.class.getPackage().getImplementationVersion();
        return ServingInfo.newBuilder()
                .setVersion("millrace " + (version == null ? "" : version))
                .build();
    }

    private Future<OnlineFeatures> features(OnlineFeaturesRequest request, Rights rights) {
        JsonObject entities = new JsonObject();
        request.getEntitiesMap().forEach((name, values) -> {
            JsonArray column = new JsonArray();
            values.getValList().forEach(value -> column.add(FeastValues.of(value)));
            entities.put(name, column);
        });
        @Nullable String service = request.hasFeatureService() ? request.getFeatureService() : null;
        FeastRequest read = new FeastRequest(
                service, request.getFeatures().getValList(), FeastEntities.of(entities), request.getFullFeatureNames());
        return reads.read(read, rights).map(FeastGrpc::answer);
    }

    private static OnlineFeatures answer(FeastColumns columns) {
        Names.Builder names = Names.newBuilder();
        OnlineFeatures.Builder answer = OnlineFeatures.newBuilder();
        for (Column column : columns.columns()) {
            names.addVal(column.name());
            OnlineFeatures.Column.Builder result = answer.addResultsBuilder();
            column.values().forEach(value -> result.addValues(FeastValues.of(value)));
            column.statuses().forEach(status -> result.addStatuses(FieldStatus.valueOf(status.name())));
            column.eventTimes().forEach(time -> result.addEventTimestamps(timestamp(time)));
        }
        return answer.setMetadata(OnlineFeatures.Metadata.newBuilder().setFeatureNames(names))
                .build();
    }

    private static Timestamp timestamp(@Nullable Long eventTime) {
        long millis = eventTime == null ? 0 : eventTime;
        return Timestamp.newBuilder()
                .setSeconds(Math.floorDiv(millis, 1_000L))
                .setNanos(Math.floorMod(millis, 1_000) * 1_000_000)
                .build();
    }
}
