import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/** `bag FOLDER`: the Library of Congress's own BagIt library. `xsd SCHEMAS FILE…`: its METS and PREMIS schemas. */
class Judge {
  static final Map<String, String> SCHEMAS =
      Map.of(
          "http://www.loc.gov/METS/", "mets-1-12.xsd.xml",
          "http://www.loc.gov/premis/v3", "premis-3-0.xsd.xml",
          "http://www.w3.org/1999/xlink", "xlink-2.xsd.xml");

  public static void main(String[] args) {
    try {
      if (args[0].equals("bag")) bag(Path.of(args[1]));
      else
        for (int i = 2; i < args.length; i += 1) schema(Path.of(args[1]), Path.of(args[i]));
    } catch (Exception fault) {
      System.err.println(fault);
      System.exit(1);
    }
  }

  static void bag(Path folder) throws Exception {
    var bag = new BagReader().read(folder);
    try (var verifier = new BagVerifier()) {
      verifier.isValid(bag, false);
    }
  }

  static void schema(Path folder, Path file) throws Exception {
    var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    var loading =
        (DOMImplementationLS)
            org.w3c.dom.bootstrap.DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, base) -> {
          var name = SCHEMAS.get(namespace);
          if (name == null) throw new IllegalStateException("no schema of " + namespace);
          LSInput input = loading.createLSInput();
          input.setSystemId(folder.resolve(name).toUri().toString());
          return input;
        });
    var namespace = Files.readString(file).contains("<premis ") ? "http://www.loc.gov/premis/v3" : "http://www.loc.gov/METS/";
    Source source = new StreamSource(folder.resolve(SCHEMAS.get(namespace)).toFile());
    var validator = factory.newSchema(source).newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.validate(new StreamSource(file.toFile()));
  }
}
