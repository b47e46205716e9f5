package dev.framewatch.allinone;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.Holder;
import dev.framewatch.kafka.Backups;
import dev.framewatch.kafka.backup.BackupFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings the topics of a backup back. */
@Command(
        name = "restore",
        description = "Bring the topics of a backup back to a Kafka that has no records.",
        footer = {
            "",
            "Every file is checked first. Every record comes back to the offset that it had. One that was interrupted is",
            "gone on with. ./framewatch up then fills Elasticsearch from the topics; nothing may run meanwhile.",
            "",
            "Examples:",
            "  ./framewatch restore /backups/framewatch --data /new/folder",
        })
final class RestoreCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Parameters(paramLabel = "FOLDER", description = "Where the files are.")
    private Path folder = Path.of("");

    RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Installation installation = options.installation(terminal);
        Optional<Holder> holder = EmbeddedServers.holder(installation.data());
        if (holder.isPresent()) {
            throw new Failure("The data in " + installation.data() + " are held by process "
                    + holder.get().pid() + " (" + holder.get().purpose() + "); end it first.");
        }
        try (BackupBar bar = new BackupBar(terminal);
                Pipeline pipeline = Pipeline.start(installation, "framewatch restore", List.of(Part.TOPICS))) {
            BackupCommand.tell(terminal, "is back", pipeline.bean(Backups.class).restore(folder, bar));
            return 0;
        } catch (BackupFailed why) {
            throw new Failure(String.valueOf(why.getMessage()), why);
        }
    }
}
