package dev.framewatch.embedded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster of one Elasticsearch node.
 *
 * @param folder its own folder in the data
 * @param port where clients connect
 * @param heap its largest heap in MiB
 */
record ElasticsearchSetup(Path folder, int port, int heap) implements Setup {
    private static final int TIMEOUT_MILLIS = 5_000;

    @Override
    public ServerKind kind() {
        return ServerKind.ELASTICSEARCH;
    }

    @Override
    public Path data() {
        return folder.resolve("data");
    }

    @Override
    public long leastRoom() {
        return 0;
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public List<String> prepare(ServerHome home) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-Xms" + Math.min(heap, 512) + "m",
                "-Xmx" + heap + "m",
                "-XX:MaxDirectMemorySize=" + heap / 2 + "m",
                "-XX:+UseG1GC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=org.elasticsearch.nativeaccess,org.apache.lucene.core",
                "-Des.path.home=" + home.folder(),
                "-Dio.netty.noUnsafe=true",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disable.jmx=true",
                "--module-path",
                home.lib().toString(),
                "--add-modules",
                "org.elasticsearch.server,jdk.net,jdk.management,jdk.incubator.vector",
                "-cp",
                ServerHome.path(home.jars("launcher")),
                "dev.framewatch.embedded.elasticsearch.ElasticsearchNode"));
        arguments.add(processLock().toString());
        arguments.add(home.config().toString());
        arguments.addAll(settings(home.folder()));
        return arguments;
    }

    /**
     * Free space is judged in bytes, not in percent: by the defaults a large disk with 50 GB left would make every index
     * read-only. Writes still stop, and resume by themselves, before nothing is left.
     */
    private List<String> settings(Path home) {
        return List.of(
                "path.home=" + home,
                "path.data=" + data(),
                "path.logs=" + folder.resolve("logs"),
                "cluster.name=framewatch",
                "node.name=framewatch",
                "discovery.type=single-node",
                "network.host=127.0.0.1",
                "http.port=" + port,
                "transport.port=0",
                "action.auto_create_index=false",
                "cluster.routing.allocation.disk.watermark.low=2gb",
                "cluster.routing.allocation.disk.watermark.high=1gb",
                "cluster.routing.allocation.disk.watermark.flood_stage=500mb");
    }

    @Override
    public boolean answers() {
        try {
            var health = URI.create(address() + "/_cluster/health?wait_for_status=yellow&timeout=2s")
                    .toURL();
            var connection = (HttpURLConnection) health.openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
