package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SharesTableTest {
    /** The API tells each framework in all windows; for people a window's ranking ends where the events do. */
    @Test
    void hasNoLinesOfFrameworksWithoutEvents() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, UTF_8);

        new SharesTable(new Terminal(printed, printed, false, false))
                .print(JsonMapper.shared().readTree("""
                [{"window":"2023","source":"reddit","kind":"post","framework":"pytorch","events":4,"total":4,
                  "share":1.0,"low":0.510109,"high":1.0,"coverage":0.8},
                 {"window":"2023","source":"reddit","kind":"post","framework":"jax","events":0,"total":4,
                  "share":0.0,"low":0.0,"high":0.489891,"coverage":0.8},
                 {"window":"2024","source":"reddit","kind":"post","framework":"jax","events":1,"total":1,
                  "share":1.0,"low":0.206549,"high":1.0,"coverage":0.5},
                 {"window":"2024","source":"reddit","kind":"post","framework":"pytorch","events":0,"total":1,
                  "share":0.0,"low":0.0,"high":0.793451,"coverage":0.5}]
                """), Map.of());

        assertThat(out.toString(UTF_8)).isEqualTo("""

                2023  reddit  post   4 events use a framework, 80.0 % of all
                  pytorch           100.0 %   [ 51.0, 100.0]   4

                2024  reddit  post   1 events use a framework, 50.0 % of all
                  jax               100.0 %   [ 20.7, 100.0]   1
                """);
    }
}
