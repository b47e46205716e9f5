package dev.framewatch.collector;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that imports a file into a broker: {@code address file}; it prints where it is. */
final class ImportProcess {
    private ImportProcess() {}

    public static void main(String[] arguments) {
        AtomicInteger items = new AtomicInteger();
        Counted counted = new Counted(() -> System.out.println("item " + items.incrementAndGet()));
        ImportReport report = TestBroker.importer(TestBroker.clients(arguments[0]), 70)
                .run(
                        new ImportRequest(counted, ImportOptions.NONE, List.of(Path.of(arguments[1])), false),
                        ImportListener.SILENT);
        System.out.println("rejected " + report.rejected() + (report.skipped() > 0 ? " and resumed" : ""));
    }
}
