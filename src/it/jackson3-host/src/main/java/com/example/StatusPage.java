package com.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The host's status page, in the host's own JSON style. */
public final class StatusPage {

    /** In camelCase, sorted, without nulls: the style is the host's own, and the healthcheck keeps its form in it. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .build();

    private StatusPage() {}

    /** {@return the page as JSON} */
    public static String print(ServiceStatus status) {
        return MAPPER.writeValueAsString(status);
    }

    /** {@return the status that a page shows} */
    public static ServiceStatus read(String page) {
        return MAPPER.readValue(page, ServiceStatus.class);
    }
}
