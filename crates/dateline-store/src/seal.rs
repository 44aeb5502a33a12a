//! Time stamps after RFC 3161: what is asked of an authority, and whether its answer is about our log.
//!
//! A chain of hashes does not stop one who can write all of it anew. The hash of its last line, given to somebody else, does:
//! who changes any line from then on has another head. Nothing is sent from here; the query is a file that the user sends.

use cms::cert::CertificateChoices;
use cms::cert::x509::Certificate;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode, DecodePem, Encode};
use ring::{digest, signature};
use x509_tsp::{TimeStampResp, TstInfo};

/// `id-sha256` and what an answer is made of: NIST's and PKCS #9's numbers.
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");
const MESSAGE_DIGEST: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const TST_INFO: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
/// May sign time stamps, and nothing else does: the extended key usage of RFC 3161, 2.3.
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// Why an answer is none to our query.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// It is no answer of RFC 3161.
    #[error("it is no time stamp of RFC 3161: {0}")]
    NoReply(String),
    /// The authority said no.
    #[error("the authority did not grant it: status {0}")]
    NotGranted(u8),
    /// It is of something else, or was changed.
    #[error("its signature does not hold: {0}")]
    Signature(&'static str),
    /// It is signed in a way that is not known here.
    #[error(
        "it is signed with an algorithm that is not known here ({0}): check it with `openssl ts -verify`"
    )]
    Algorithm(String),
    /// Another than the given certificate stands behind it.
    #[error("the certificate that signed it is not the one given, nor signed by it")]
    Authority,
}

/// What an authority says: these bytes had this hash at that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// SHA-256 of what was stamped, in lower-case hexadecimal: the head of a log.
    pub head: String,
    /// When, in UTC: `2026-05-04T12:00:00Z`.
    pub at: String,
    /// Whose certificate signed it.
    pub authority: String,
}

/// The query for the head of a log, in DER: SHA-256, and the certificate wanted with the answer.
pub fn query(head: &str) -> Option<Vec<u8>> {
    const FRAME: [u8; 24] = [
        0x30, 0x39, 0x02, 0x01, 0x01, 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86,
        0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
    ];
    let bytes: Option<Vec<u8>> = (0..head.len() / 2)
        .map(|at| u8::from_str_radix(head.get(at * 2..at * 2 + 2)?, 16).ok())
        .collect();
    let bytes = bytes.filter(|bytes| bytes.len() == 32 && head.len() == 64)?;
    Some([&FRAME[..], &bytes, &[0x01, 0x01, 0xff]].concat())
}

/// What an answer says, its signature checked; with `authority`, a certificate in PEM or DER, also whose it is.
///
/// # Errors
/// If it is no answer, was not granted, or its signature does not hold.
pub fn read_reply(reply: &[u8], authority: Option<&[u8]>) -> Result<Stamp, SealError> {
    let no_reply = |error: der::Error| SealError::NoReply(error.to_string());
    let reply = TimeStampResp::from_der(reply).map_err(no_reply)?;
    let status = reply.status.status as u8;
    if status > 1 {
        return Err(SealError::NotGranted(status));
    }
    let token: ContentInfo = reply
        .time_stamp_token
        .ok_or_else(|| SealError::NoReply("it holds no token".to_owned()))?;
    let signed: SignedData = token.content.decode_as().map_err(no_reply)?;
    let content = signed.encap_content_info.econtent.as_ref();
    let content = content
        .filter(|_| signed.encap_content_info.econtent_type == TST_INFO)
        .ok_or_else(|| SealError::NoReply("its content is no time".to_owned()))?;
    let content: OctetString = content.decode_as().map_err(no_reply)?;
    let info = TstInfo::from_der(content.as_bytes()).map_err(no_reply)?;
    if info.message_imprint.hash_algorithm.oid != SHA_256 {
        return Err(SealError::Algorithm(
            info.message_imprint.hash_algorithm.oid.to_string(),
        ));
    }
    let [signer] = signed.signer_infos.0.as_slice() else {
        return Err(SealError::NoReply("it has not one signer".to_owned()));
    };
    let known = authority.map(certificate).transpose()?;
    let sent = signed.certificates.iter().flat_map(|all| all.0.iter());
    let sent = sent.filter_map(|each| match each {
        CertificateChoices::Certificate(certificate) => Some(certificate),
        CertificateChoices::Other(_) => None,
    });
    let mine = sent
        .chain(known.as_ref())
        .find(|certificate| is_of(signer, certificate))
        .ok_or(SealError::Signature("the certificate of its signer is not there"))?;
    if !may_stamp(mine) {
        return Err(SealError::Signature("its certificate may not stamp times"));
    }
    check_signature(signer, content.as_bytes(), mine)?;
    if let Some(known) = &known
        && known != mine
        && !is_signed_by(mine, known)
    {
        return Err(SealError::Authority);
    }
    let at = info.gen_time.to_date_time();
    Ok(Stamp {
        head: hex(info.message_imprint.hashed_message.as_bytes()),
        at: at.to_string(),
        authority: mine.tbs_certificate.subject.to_string(),
    })
}

fn certificate(bytes: &[u8]) -> Result<Certificate, SealError> {
    let read = match bytes.starts_with(b"-----") {
        true => Certificate::from_pem(bytes),
        false => Certificate::from_der(bytes),
    };
    read.map_err(|error| SealError::NoReply(format!("the certificate given: {error}")))
}

fn is_of(signer: &SignerInfo, certificate: &Certificate) -> bool {
    let mine = &certificate.tbs_certificate;
    match &signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(by) => {
            by.issuer == mine.issuer && by.serial_number == mine.serial_number
        }
        // Whether it is the key shows when the signature is checked.
        SignerIdentifier::SubjectKeyIdentifier(_) => true,
    }
}

fn may_stamp(certificate: &Certificate) -> bool {
    let extensions = certificate.tbs_certificate.extensions.iter().flatten();
    let mut usage = extensions.filter(|each| each.extn_id == KEY_USAGE);
    usage.any(|each| {
        let usages = Vec::<ObjectIdentifier>::from_der(each.extn_value.as_bytes());
        usages.is_ok_and(|usages| usages.contains(&TIME_STAMPING))
    })
}

/// The signature is over the attributes, and one of these is the hash of the content.
fn check_signature(
    signer: &SignerInfo,
    content: &[u8],
    certificate: &Certificate,
) -> Result<(), SealError> {
    let hashed = match signer.digest_alg.oid {
        SHA_256 => &digest::SHA256,
        SHA_384 => &digest::SHA384,
        SHA_512 => &digest::SHA512,
        other => return Err(SealError::Algorithm(other.to_string())),
    };
    let attributes = signer
        .signed_attrs
        .as_ref()
        .ok_or(SealError::Signature("it has no signed attributes"))?;
    let stated = attributes
        .iter()
        .find(|each| each.oid == MESSAGE_DIGEST)
        .and_then(|each| each.values.iter().next())
        .and_then(|value| value.decode_as::<OctetString>().ok())
        .ok_or(SealError::Signature("it does not state the hash of its content"))?;
    if digest::digest(hashed, content).as_ref() != stated.as_bytes() {
        return Err(SealError::Signature("its content was changed"));
    }
    let signed = attributes
        .to_der()
        .map_err(|_| SealError::Signature("its attributes cannot be written"))?;
    let hash = signer.digest_alg.oid;
    match holds(certificate, hash, &signed, signer.signature.as_bytes())? {
        true => Ok(()),
        false => {
            Err(SealError::Signature("it was not made with the key of its certificate"))
        }
    }
}

fn is_signed_by(certificate: &Certificate, by: &Certificate) -> bool {
    /// The numbers of RSA and ECDSA with SHA-256, SHA-384 and SHA-512.
    const WITH: [(&str, ObjectIdentifier); 5] = [
        ("1.2.840.113549.1.1.11", SHA_256),
        ("1.2.840.113549.1.1.12", SHA_384),
        ("1.2.840.113549.1.1.13", SHA_512),
        ("1.2.840.10045.4.3.2", SHA_256),
        ("1.2.840.10045.4.3.3", SHA_384),
    ];
    let with = certificate.signature_algorithm.oid.to_string();
    let Some((_, hash)) = WITH.iter().find(|(oid, _)| *oid == with) else { return false };
    let Ok(signed) = certificate.tbs_certificate.to_der() else { return false };
    certificate.tbs_certificate.issuer == by.tbs_certificate.subject
        && holds(by, *hash, &signed, certificate.signature.raw_bytes()).unwrap_or(false)
}

/// Whether the key of the certificate made this signature.
fn holds(
    certificate: &Certificate,
    hash: ObjectIdentifier,
    signed: &[u8],
    made: &[u8],
) -> Result<bool, SealError> {
    let key = &certificate.tbs_certificate.subject_public_key_info;
    let curve = key.algorithm.parameters.as_ref();
    let curve = curve.and_then(|it| it.decode_as::<ObjectIdentifier>().ok());
    let with: &dyn signature::VerificationAlgorithm =
        match (key.algorithm.oid, curve, hash) {
            (RSA, _, SHA_256) => &signature::RSA_PKCS1_2048_8192_SHA256,
            (RSA, _, SHA_384) => &signature::RSA_PKCS1_2048_8192_SHA384,
            (RSA, _, SHA_512) => &signature::RSA_PKCS1_2048_8192_SHA512,
            (EC, Some(P_256), SHA_256) => &signature::ECDSA_P256_SHA256_ASN1,
            (EC, Some(P_256), SHA_384) => &signature::ECDSA_P256_SHA384_ASN1,
            (EC, Some(P_384), SHA_256) => &signature::ECDSA_P384_SHA256_ASN1,
            (EC, Some(P_384), SHA_384) => &signature::ECDSA_P384_SHA384_ASN1,
            (other, _, _) => return Err(SealError::Algorithm(other.to_string())),
        };
    let key = signature::UnparsedPublicKey::new(with, key.subject_public_key.raw_bytes());
    Ok(key.verify(signed, made).is_ok())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
