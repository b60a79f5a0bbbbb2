package com.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The host's status page, in the host's own JSON style. */
public final class StatusPage {

    /** The host's own style: camelCase, sorted, without nulls. A healthcheck keeps its wire form. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS))
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private StatusPage() {}

    /** {@return the page as JSON} */
    public static String write(ServiceStatus status) throws JsonProcessingException {
        return MAPPER.writeValueAsString(status);
    }

    /** {@return the status that a page contains} */
    public static ServiceStatus read(String page) throws JsonProcessingException {
        return MAPPER.readValue(page, ServiceStatus.class);
    }
}
