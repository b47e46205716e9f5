package dev.framewatch.embedded.leash;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A server that does nothing but say that it has the data. Its shutdown never ends if it is told so. */
final class Tied {
    private Tied() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 1) {
            Runtime.getRuntime().addShutdownHook(new Thread(Tied::waitForEver));
        }
        Leash.tie(Path.of(arguments[0]));
        System.out.println("tied");
        waitForEver();
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
