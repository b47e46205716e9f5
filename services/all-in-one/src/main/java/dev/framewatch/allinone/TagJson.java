package dev.framewatch.allinone;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Tag;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tags in JSON, as events have them. */
final class TagJson {
    private TagJson() {}

    /** The list of an event's tags. */
    static JsonNode of(AdoptionEvent event, List<Tag> tags, String taxonomy) {
        return JsonMapper.shared()
                .readTree(EventJson.write(event.tagged(tags, taxonomy)))
                .path("tags");
    }
}
