package dev.framewatch.allinone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a person at the terminal what cannot be collected and why, once in the life of this process: each reason for
 * which tasks are off, what hampers those that run, and the first failure or limit of each lane.
 */
final class SourceNews {
    private static final String PATH = "/api/v1/collectors";
    private static final Map<String, String> TROUBLES = Map.of("failing", "cannot be asked", "limited", "is limited");

    private final String address;
    private final Terminal terminal;
    private final Set<String> told = new HashSet<>();

    SourceNews(String address, Terminal terminal) {
        this.address = address;
        this.terminal = terminal;
    }

    /** Tells what is new; where the API does not answer, the next look does. */
    void look() throws InterruptedException {
        try {
            tell(JsonMapper.shared()
                    .readTree(new ApiQuestion(PATH).ask(address))
                    .path("collectors"));
        } catch (IOException | Failure away) {
            return;
        }
    }

    private void tell(JsonNode tasks) {
        Map<String, List<String>> off = new LinkedHashMap<>();
        for (JsonNode task : tasks) {
            String name = task.path("task").asString("");
            String reason = task.path("reason").asString("");
            String state = task.path("state").asString("");
            String note = task.path("note").asString("");
            if (state.equals("off")) {
                off.computeIfAbsent(reason, _ -> new ArrayList<>()).add(name);
            } else if (!note.isEmpty()) {
                say(note, note + ".");
            }
            String trouble = TROUBLES.get(state);
            if (trouble != null) {
                String lane = task.path("lane").asString("");
                say(
                        lane + " " + state,
                        lane + " " + trouble + " now: " + reason
                                + ". It is tried again by itself; ./framewatch collectors shows how it does.");
            }
        }
        off.forEach((reason, names) -> {
            String others = names.size() == 1 ? " is" : " and " + (names.size() - 1) + " more are";
            say(reason, names.getFirst() + others + " off: " + reason + ".");
        });
    }

    private void say(String what, String line) {
        if (told.add(what)) {
            terminal.say(line);
        }
    }
}
