package dev.framewatch.event;

/** What came of reading bytes as an event: the event, or what is wrong with them. */
public sealed interface Reading {
    /**
     * The bytes are an event.
     *
     * @param event what they say
     * @param asWritten whether they are exactly the bytes that {@link EventJson#write} makes of it
     * @param schema the version of the schema that they name
     */
    record Valid(AdoptionEvent event, boolean asWritten, int schema) implements Reading {
        /** An event from the bytes that are written for it. */
        public Valid(AdoptionEvent event) {
            this(event, true, EventJson.SCHEMA);
        }

        /** Whether a later version than ours wrote it, so that it may hold more than {@code event} says. */
        boolean isNewer() {
            return schema > EventJson.SCHEMA;
        }
    }

    /**
     * The bytes are none, now and at every later try.
     *
     * @param field the field's path, or {@code $} for the document as a whole
     * @param reason what is wrong, to be read after the field's name
     */
    record Invalid(String field, String reason) implements Reading {
        /** Field and reason in one line. */
        public String cause() {
            return field + " " + reason;
        }
    }
}
