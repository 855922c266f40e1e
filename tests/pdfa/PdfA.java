import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Prints `FILE true|false` for each file: whether veraPDF finds it to be PDF/A-2b. */
public class PdfA {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    var flavour = PDFAFlavour.PDFA_2_B;
    for (var file : files) {
      try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
        var result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
        System.out.println(file + " " + result.isCompliant());
        result.getTestAssertions().forEach(a -> System.out.println("  " + a.getRuleId() + " " + a.getMessage()));
      }
    }
  }
}
