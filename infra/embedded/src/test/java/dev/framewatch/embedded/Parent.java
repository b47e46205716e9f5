package dev.framewatch.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts both servers, says where they are, and lives until it is killed. */
final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws InterruptedException {
        long began = System.nanoTime();
        var options = ServersOptions.of(Path.of(arguments[0]), "a parent to be killed")
                .say(System.out::println);
        var servers = EmbeddedServers.start(options);
        System.out.println("up after " + (System.nanoTime() - began) / 1_000_000 + " ms");
        for (ServerKind kind : ServerKind.values()) {
            System.out.println(kind + " " + servers.server(kind).pid() + " "
                    + servers.server(kind).address());
        }
        new CountDownLatch(1).await();
    }
}
