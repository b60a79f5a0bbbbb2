package com.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The host's status page, in the host's own JSON style. */
public final class StatusPage {

    /** The host's own style: camelCase, sorted, without nulls. A healthcheck keeps its wire form. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .build();

    private StatusPage() {}

    /** {@return the page as JSON} */
    public static String write(ServiceStatus status) {
        return MAPPER.writeValueAsString(status);
    }

    /** {@return the status that a page contains} */
    public static ServiceStatus read(String page) {
        return MAPPER.readValue(page, ServiceStatus.class);
    }
}
