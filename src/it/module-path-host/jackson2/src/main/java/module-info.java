/** A host on Jackson 2. It opens no package, because the library exports its records. */
module com.example.host {
    requires com.fasterxml.jackson.databind;
    requires dev.pluginlifecycle;
}
