package dev.framewatch.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Answers with a {@link Table} that follows from the daily rows, or the events, the day and the address alone, so that a
 * reader who has it already is told so before anything is counted.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
        method = RequestMethod.GET,
        produces = {Form.JSON, Form.CSV, Form.NDJSON})
@interface Figure {
    /** Its path. */
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String[] value();

    /** Whether it depends on the events themselves too. */
    boolean ofEvents() default false;
}
