package dev.framewatch.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights that each service needs at Kafka, as a table of docs/operations.md lists them. */
final class LeastRights {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final String TITLE =
            "| user | describes topics | reads topics | writes topics | makes topics | reads groups | transactional ids |";

    private LeastRights() {}

    /** The rights of each user. */
    static Map<String, List<AclBinding>> read() throws IOException {
        List<String> lines = Files.readAllLines(Checkout.root().resolve("docs").resolve("operations.md"));
        Map<String, List<AclBinding>> rights = new LinkedHashMap<>();
        lines.subList(lines.indexOf(TITLE) + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(LeastRights::names)
                        .toList())
                .forEach(cells -> rights.put(cells.getFirst().getFirst(), rights(cells)));
        return rights;
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<AclBinding> rights(List<List<String>> cells) {
        String user = cells.getFirst().getFirst();
        List<AclBinding> rights = new ArrayList<>();
        cells.get(1).forEach(name -> rights.add(right(user, ResourceType.TOPIC, name, AclOperation.DESCRIBE)));
        cells.get(2).forEach(name -> rights.add(right(user, ResourceType.TOPIC, name, AclOperation.READ)));
        cells.get(3).forEach(name -> rights.add(right(user, ResourceType.TOPIC, name, AclOperation.WRITE)));
        cells.get(4).forEach(name -> rights.add(right(user, ResourceType.TOPIC, name, AclOperation.CREATE)));
        cells.get(5).forEach(name -> rights.add(right(user, ResourceType.GROUP, name, AclOperation.READ)));
        cells.get(6).forEach(name -> rights.add(right(user, ResourceType.TRANSACTIONAL_ID, name, AclOperation.WRITE)));
        return rights;
    }

    /** A name that ends with a star is a prefix. */
    private static AclBinding right(String user, ResourceType type, String name, AclOperation operation) {
        boolean prefix = name.endsWith("*");
        return new AclBinding(
                new ResourcePattern(
                        type,
                        prefix ? name.substring(0, name.length() - 1) : name,
                        prefix ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }
}
