package dev.pluginlifecycle;

import java.lang.reflect.Type;

/** A host's own mapper, with one of its settings, on Jackson 2 or 3. */
record HostMapper(String setting, Writer writer, Reader reader) {

    String write(Object value) throws Exception {
        return writer.write(value);
    }

    Object read(String json, Type type) throws Exception {
        return reader.read(json, type);
    }

    @Override
    public String toString() {
        return setting;
    }

    interface Writer {

        String write(Object value) throws Exception;
    }

    interface Reader {

        Object read(String json, Type type) throws Exception;
    }
}
