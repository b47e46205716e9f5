package dev.framewatch.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Another process: starts both servers, prints their processes, and lives until it is killed; or prints why not. */
final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws InterruptedException {
        var options = ServersOptions.of(Path.of(arguments[0]), "a parent to be killed");
        try (var servers = EmbeddedServers.start(options)) {
            for (ServerKind kind : ServerKind.values()) {
                System.out.println(servers.server(kind).pid());
            }
            new CountDownLatch(1).await();
        } catch (ServersUnavailable e) {
            System.out.println(e.getMessage());
        }
    }

    static Process start(Path data) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-cp", classPath, Parent.class.getName(), data.toString())
                .redirectErrorStream(true)
                .start();
    }
}
