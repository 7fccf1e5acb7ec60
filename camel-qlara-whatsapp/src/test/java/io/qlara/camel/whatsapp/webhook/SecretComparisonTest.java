/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.security.MessageDigest;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Secrets are kept as digests of one length, which nothing but {@link MessageDigest#isEqual} compares, in constant time. */
@AnalyzeClasses(packages = "io.qlara.camel.whatsapp.webhook", importOptions = ImportOption.DoNotIncludeTests.class)
class SecretComparisonTest {

    @ArchTest
    void isDoneByMessageDigestAndByNothingElse(JavaClasses classes) {
        JavaClass secretDigest = classes.get(SecretDigest.class);

        assertThat(secretDigest.getMethod("matches", SecretDigest.class).getMethodCallsFromSelf()).extracting(JavaAccess::getTarget)
                .extracting(target -> target.getFullName()).containsExactly("java.security.MessageDigest.isEqual([B, [B)");
    }

    @ArchTest
    void isTheOnlyUseThatIsMadeOfADigest(JavaClasses classes) {
        JavaField digest = classes.get(SecretDigest.class).getField("digest");

        assertThat(digest.getAccessesToSelf()).extracting(access -> access.getOrigin().getName()).containsOnly("<init>", "matches");
    }

    @ArchTest
    void hasNoOtherFormOfASecretToCompare(JavaClasses classes) {
        assertThat(classes.get(CallAuthentication.class).getFields())
                .filteredOn(field -> !field.getModifiers().contains(JavaModifier.STATIC)).extracting(field -> field.getType().getName())
                .containsOnly("java.util.List<" + SecretDigest.class.getName() + ">", SecretDigest.class.getName());
    }
}
