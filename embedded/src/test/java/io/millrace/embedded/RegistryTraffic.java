package io.millrace.embedded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** A client of the registry in plain HTTP. */
record RegistryTraffic(String url) {

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    /** Registers an Avro schema, given as JSON with single quotes. */
    HttpResponse<String> register(String subject, String schema) throws Exception {
        String body = "{\"schema\":\"" + schema.replace("'", "\\\"") + "\"}";
        return send(request("/subjects/" + subject + "/versions").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> put(String path, String body) throws Exception {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
