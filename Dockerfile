# One image for every role: millrace run project.yaml --role feature-store|online-trainer|drift-monitor
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -Dquick -DskipTests -pl platform -am package

# glibc: RocksDB's native library does not load on musl
FROM eclipse-temurin:17-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home millrace \
    && install -d -o millrace -g millrace /var/lib/millrace
# what the launcher starts; the sources, the demo's data and the embedded registry's program stay behind
COPY --from=build /src/LICENSE /src/millrace /opt/millrace/
COPY --from=build /src/platform/target/lib /opt/millrace/platform/target/lib
COPY --from=build /src/platform/target/classes /opt/millrace/platform/target/classes
COPY --from=build /src/examples /opt/millrace/examples
USER millrace
WORKDIR /project
VOLUME /var/lib/millrace
EXPOSE 8080
# stores take up to 256 MiB outside the heap, see docs/how-to/run-on-your-cluster.md
ENV MILLRACE_JAVA_OPTS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/millrace/millrace"]
CMD ["--help"]
